// The account of backups: what changed in tables, a second time. Nothing in it can be overwritten or deleted before its days are over, and
// the identity that adds to it may add and read and nothing else.

import { networkRules } from 'network.bicep'

param name string
param location string
param tags object
param sku string
param keepBackupDays int
param workspaceId string
param rules networkRules?
param environmentName string
param principalId string

@description('The container that the product adds to.')
var container = 'backup'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Cool'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    // It holds for versions, and so cannot be switched on later.
    immutableStorageWithVersioning: {
      enabled: true
      immutabilityPolicy: {
        allowProtectedAppendWrites: false
        immutabilityPeriodSinceCreationInDays: keepBackupDays
        state: 'Unlocked'
      }
    }
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Enabled'
    supportsHttpsTrafficOnly: true
    ...(rules == null ? {} : { networkAcls: rules!.storage })
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: 7 }
    containerDeleteRetentionPolicy: { enabled: true, days: keepBackupDays }
  }
}

resource slices 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: container
  properties: { publicAccess: 'None' }
}

// What is deleted by age was had by nobody for so long; personal data that somebody had deleted is gone from here then too.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'old-slices'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${container}/'] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: keepBackupDays } }
              version: { delete: { daysAfterCreationGreaterThan: keepBackupDays } }
            }
          }
        }
      ]
    }
  }
}

// None of Azure's own roles adds without overwriting.
resource adding 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, environmentName, 'backup')
  properties: {
    roleName: 'WorkMarket ${environmentName} backup ${uniqueString(resourceGroup().id, environmentName)}'
    description: 'Adds blobs and reads them; overwrites and deletes none.'
    type: 'CustomRole'
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
        notDataActions: []
      }
    ]
    assignableScopes: [resourceGroup().id]
  }
}

resource addingRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, 'backup')
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: adding.id
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}
