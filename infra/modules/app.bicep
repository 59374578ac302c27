// The function app on Flex Consumption: .NET 10 isolated, one identity for everything that the product reaches and another by which the
// platform fetches and stores its package, and the platform's sign-in in front.

import { mailServer, oidcProvider, scanningOption } from 'types.bicep'
import { keyNames, secretNames } from 'secrets.bicep'

param name string
param location string
param tags object
param identityName string
param storageName string
param publisherName string
param keeperName string
param backupsName string
param packagesName string
param packageContainer string
param vaultName string
param insightsName string

@description('Empty where orchestrations are kept in the storage account.')
param schedulerName string

param instanceMemory int
param mostInstances int
param readyInstances int

@description('Empty where it is the app\'s own.')
param publicUrl string
param dueShards int
param mail mailServer?
param phoneNumber string
param signIn oidcProvider?

@description('Null where files are handed out unchecked.')
param scanning scanningOption?

@description('Empty where the app has no network of its own.')
param subnetId string

@description('Whether people cannot reach storage, so that files go through the API as large as the host takes them.')
param filesThroughApi bool

var signInSecretSetting = 'SIGN_IN_SECRET'
var schedulerConnection = 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
var url = empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }
resource publisher 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: publisherName }
resource keeper 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: keeperName }
resource backups 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: backupsName }
resource packages 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: packagesName }
resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageName }
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }
resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (!empty(schedulerName)) { name: schedulerName }

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {}, '${publisher.id}': {}, '${keeper.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    ...(empty(subnetId) ? {} : { virtualNetworkSubnetId: subnetId })
    keyVaultReferenceIdentity: identity.id
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${packages.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: publisher.id }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: mostInstances
        alwaysReady: readyInstances == 0 ? [] : [
          { name: 'http', instanceCount: readyInstances }
          { name: 'durable', instanceCount: readyInstances }
        ]
      }
    }
  }
}

resource noPasswordToPublish 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

resource noPasswordToUpload 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: { allow: false }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    // One connection, which the host's triggers and the product read alike.
    AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
    AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
    AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    // Whatever no function answers is nothing, and not a page of the host's own.
    AzureWebJobsDisableHomepage: 'true'
    // The host keeps each body in memory whole. None is larger than a mail with photos, as the mail gateway's form brings it: 65 MiB.
    FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '68157440'
    // Of what the host tells of itself, most of it asking queues in vain, 2 % of traces are kept; the product's own are all kept.
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio'
    OTEL_TRACES_SAMPLER_ARG: '0.02'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
    // The platform's front end stands before the app, and says last whom it saw.
    WorkMarket__ForwardedHops: '1'
    WorkMarket__DueShards: string(dueShards)
    WorkMarket__VaultKeyUrl: '${vault.properties.vaultUri}keys/${keyNames.tokenKeys}'
    WorkMarket__Backup__BlobServiceUri: backups.properties.primaryEndpoints.blob
    WorkMarket__Backup__ClientId: keeper.properties.clientId
    WorkMarket__Mail__BaseUrl: url
    WorkMarket__Deliveries__Scanner: scanning == null ? 'none' : 'defender'
    ...(empty(scanning.?verdictsFrom) ? {} : { WorkMarket__Deliveries__VerdictsFrom: scanning!.verdictsFrom! })
    ...(filesThroughApi ? { WorkMarket__Deliveries__MostBytesThroughApi: '40000000' } : {})
    ...(mail == null ? {} : {
      WorkMarket__Mail__Host: mail!.host
      WorkMarket__Mail__Port: string(mail!.?port ?? 587)
      WorkMarket__Mail__From: mail!.from
      WorkMarket__Mail__FromName: mail!.?fromName ?? 'WorkMarket'
      WorkMarket__Mail__Desk: mail!.?desk ?? ''
    })
    ...(empty(mail.?user) ? {} : {
      WorkMarket__Mail__User: mail!.user!
      WorkMarket__Mail__Password: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${secretNames.mailPassword})'
    })
    ...(empty(mail.?inboundDomain) ? {} : {
      WorkMarket__Mail__InboundDomain: mail!.inboundDomain!
      WorkMarket__Mail__InboundSecret: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${secretNames.inboundMailSecret})'
    })
    ...(empty(phoneNumber) ? {} : {
      WorkMarket__Phone__Number: phoneNumber
      WorkMarket__Phone__PublicUrl: url
      WorkMarket__Phone__AuthToken: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${secretNames.phoneAuthToken})'
    })
    // The platform's header counts exactly where the platform writes it, which is where it also removes a forged one.
    ...(signIn == null ? {} : {
      WorkMarket__Identity__PlatformPrincipal: 'true'
      WorkMarket__Identity__PersonClaim: signIn!.?personClaim ?? ''
      '${signInSecretSetting}': '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${secretNames.signInSecret})'
    })
    ...(empty(schedulerName) ? {} : {
      '${schedulerConnection}': 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${identity.properties.clientId}'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: schedulerConnection
    })
  }
}

resource authentication 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'authsettingsV2'
  dependsOn: [settings]
  properties: {
    platform: { enabled: signIn != null }
    // Whoever is not signed in is let through: API clients, the telephone and mail come with proof of their own, and every endpoint names who may call it.
    globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
    httpSettings: { requireHttps: true }
    login: { tokenStore: { enabled: false } }
    identityProviders: signIn == null ? {} : {
      customOpenIdConnectProviders: {
        '${signIn!.name}': {
          enabled: true
          registration: {
            clientId: signIn!.clientId
            clientCredential: { method: 'ClientSecretPost', clientSecretSettingName: signInSecretSetting }
            openIdConnectConfiguration: { wellKnownOpenIdConfiguration: signIn!.metadata }
          }
          login: { nameClaimType: 'name', scopes: ['openid', 'profile', 'email'] }
        }
      }
    }
  }
}

output url string = url
