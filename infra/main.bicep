// One environment of WorkMarket in one resource group. Everything is reached by managed identities; no key of an account is anywhere.

targetScope = 'resourceGroup'

import { networkOption, rulesOf } from 'modules/network.bicep'
import { mailServer, oidcProvider, scanningOption } from 'modules/types.bicep'

@description('The environment; part of every name, and a tag.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Where everything lies.')
param location string = resourceGroup().location

@description('Where orchestrations are kept: in tables and queues of the storage account, or in a Durable Task Scheduler of their own, for which the product is published with its extension.')
@allowed(['azureStorage', 'durableTaskScheduler'])
param durableBackend string = 'azureStorage'

@description('How storage is replicated.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('How many days a deleted or overwritten file can be had back.')
@minValue(1)
@maxValue(365)
param keepDeletedDays int = 30

@description('How many days a slice of the backup is kept, and cannot be overwritten or deleted.')
@minValue(15)
@maxValue(365)
param keepBackupDays int = 35

@description('How many days telemetry is kept.')
@minValue(30)
@maxValue(730)
param keepTelemetryDays int = 90

@description('Whether the log of storage has reads too, of files and tables, beside what was written and deleted.')
param auditReads bool = true

@description('A network and its rules; without one everybody may knock, and only identities and signed addresses are let in.')
param network networkOption?

@description('Origins of other pages than the product\'s own that send files straight to storage, as in https://app.workmarket.example.')
param uploadOrigins string[] = []

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('At most how many instances there are.')
@minValue(40)
@maxValue(1000)
param mostInstances int = 100

@description('How many instances for HTTP, and for orchestrations, are kept ready; 0 for none.')
@minValue(0)
param readyInstances int = 0

@description('Over how many partitions the due index is spread. It can grow, never shrink.')
@minValue(1)
@maxValue(100)
param dueShards int = 4

@description('The address of the product, up to the host, where it is not the function app\'s own.')
param publicUrl string = ''

@description('The mail server; without one people are told in the application only.')
param mail mailServer?

@description('The number that workers call to check in and out. The provider signs its calls with the token in the key vault.')
param phoneNumber string = ''

@description('Who signs people in; without one there are API clients only.')
param signIn oidcProvider?

@description('Malware scanning of what is uploaded; without it files are handed out unchecked.')
param scanning scanningOption?

@description('Who is told of alerts.')
param alertMail string

@description('Written to the key vault where it is given; else what is there stays.')
@secure()
param phoneAuthToken string = ''

@description('Written to the key vault where it is given; else what is there stays.')
@secure()
param mailPassword string = ''

@description('Written to the key vault where it is given; else what is there stays.')
@secure()
param inboundMailSecret string = ''

@description('Written to the key vault where it is given; else what is there stays.')
@secure()
param signInSecret string = ''

var packageContainer = 'app-package'
var taskHub = loadJsonContent('../host.json', 'extensions.durableTask.hubName')
var suffix = take(uniqueString(resourceGroup().id, environmentName), 8)
var tags = { product: 'workmarket', environment: environmentName }
var appName = 'workmarket-${environmentName}-${suffix}'
var origin = empty(publicUrl) ? 'https://${appName}.azurewebsites.net' : publicUrl
var storageName = take('workmarket${environmentName}${suffix}', 24)
var packagesName = 'wmpkg${environmentName}${suffix}'
var backupsName = 'wmbak${environmentName}${suffix}'
var vaultName = 'kv-wm-${environmentName}-${suffix}'
var workspaceName = 'log-workmarket-${environmentName}'
var workspaceId = resourceId('Microsoft.OperationalInsights/workspaces', workspaceName)
var networkName = 'vnet-workmarket-${environmentName}'
var subnetName = 'app'
var subnetId = network == null ? '' : resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, subnetName)
var rules = network == null ? null : rulesOf(subnetId, network!.addresses)
var storageIsClosed = network.?closeStorage ?? false
var insightsName = 'appi-workmarket-${environmentName}'
var insightsId = resourceId('Microsoft.Insights/components', insightsName)
var schedulerName = durableBackend == 'durableTaskScheduler' ? 'dts-workmarket-${environmentName}-${suffix}' : ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-workmarket-${environmentName}'
  location: location
  tags: tags
}

// By it the platform stores the package where one is published, and fetches it at start.
resource publisher 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-workmarket-${environmentName}-publish'
  location: location
  tags: tags
}

// By it the product adds to the backup: what it has elsewhere is of no use there.
resource keeper 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-workmarket-${environmentName}-backup'
  location: location
  tags: tags
}

module networking 'modules/network.bicep' = if (network != null) {
  params: {
    name: networkName
    location: location
    tags: tags
    subnetName: subnetName
    option: network!
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: workspaceName
    insightsName: insightsName
    location: location
    tags: tags
    keepDays: keepTelemetryDays
  }
}

module storage 'modules/storage.bicep' = {
  dependsOn: [monitoring, networking]
  params: {
    name: storageName
    location: location
    tags: tags
    sku: storageSku
    keepDeletedDays: keepDeletedDays
    uploadOrigins: union(uploadOrigins, [origin])
    workspaceId: workspaceId
    auditReads: auditReads
    rules: storageIsClosed ? rules : null
  }
}

module malwareScanning 'modules/scanning.bicep' = if (scanning != null) {
  dependsOn: [storage]
  params: {
    storageName: storageName
    taskHub: taskHub
    option: scanning!
  }
}

module packages 'modules/packages.bicep' = {
  dependsOn: [monitoring, networking]
  params: {
    name: packagesName
    location: location
    tags: tags
    container: packageContainer
    sku: storageSku
    keepDeletedDays: keepDeletedDays
    workspaceId: workspaceId
    rules: rules
  }
}

module backups 'modules/backups.bicep' = {
  dependsOn: [monitoring, networking]
  params: {
    name: backupsName
    location: location
    tags: tags
    sku: storageSku
    keepBackupDays: keepBackupDays
    workspaceId: workspaceId
    rules: rules
    environmentName: environmentName
    principalId: keeper.properties.principalId
  }
}

module vault 'modules/vault.bicep' = {
  dependsOn: [monitoring, networking]
  params: {
    name: vaultName
    location: location
    tags: tags
    workspaceId: workspaceId
    rules: rules
    phoneAuthToken: phoneAuthToken
    mailPassword: mailPassword
    inboundMailSecret: inboundMailSecret
    signInSecret: signInSecret
  }
}

module scheduler 'modules/scheduler.bicep' = if (!empty(schedulerName)) {
  params: {
    name: schedulerName
    taskHub: taskHub
    location: location
    tags: tags
  }
}

module roles 'modules/roles.bicep' = {
  dependsOn: [storage, packages, vault, monitoring, scheduler]
  params: {
    principalId: identity.properties.principalId
    storageName: storageName
    publisherId: publisher.properties.principalId
    packagesName: packagesName
    vaultName: vaultName
    insightsName: insightsName
    schedulerName: schedulerName
  }
}

module app 'modules/app.bicep' = {
  dependsOn: [roles, backups]
  params: {
    name: appName
    location: location
    tags: tags
    identityName: identity.name
    storageName: storageName
    publisherName: publisher.name
    keeperName: keeper.name
    backupsName: backupsName
    packagesName: packagesName
    packageContainer: packageContainer
    vaultName: vaultName
    insightsName: insightsName
    schedulerName: schedulerName
    instanceMemory: instanceMemory
    mostInstances: mostInstances
    readyInstances: readyInstances
    publicUrl: publicUrl
    dueShards: dueShards
    mail: mail
    phoneNumber: phoneNumber
    signIn: signIn
    scanning: scanning
    subnetId: subnetId
    filesThroughApi: storageIsClosed
  }
}

module alerts 'modules/alerts.bicep' = {
  dependsOn: [monitoring]
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    insightsId: insightsId
    mail: alertMail
  }
}

module dashboard 'modules/dashboard.bicep' = {
  dependsOn: [monitoring]
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    insightsId: insightsId
  }
}

@description('The function app, as the publish command names it.')
output appName string = appName

@description('Where the product answers.')
output url string = app.outputs.url

@description('Where the mail provider or an operator finds the secrets.')
output vaultName string = vaultName
