// The account of the product and of the Functions host: tables, queues and files. The product makes its own tables, queues and containers;
// here is the one that pages send files to. Of what lies elsewhere, as keys and secrets, rules delete old versions only.

import { networkRules } from 'network.bicep'

param name string
param location string
param tags object
param sku string
param keepDeletedDays int
param uploadOrigins string[]
param workspaceId string
param auditReads bool

@description('Null where everybody may knock; only identities and signed addresses are let in.')
param rules networkRules?

@description('The container of deliverables, and where in it uploads lie that are not completed yet.')
var deliverables = 'deliverables'
var staging = 'staging/'

// A stale upload is swept by the product a day after it began; this is for what a sweep could not reach.
var keepStagingDays = 3

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
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
    deleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
    containerDeleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
    cors: {
      corsRules: [
        {
          allowedOrigins: uploadOrigins
          allowedMethods: ['PUT', 'GET', 'HEAD', 'OPTIONS']
          allowedHeaders: ['content-type', 'content-md5', 'range', 'x-ms-*']
          exposedHeaders: ['content-length', 'content-range', 'etag', 'x-ms-*']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource files 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: deliverables
  properties: { publicAccess: 'None' }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'abandoned-uploads'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deliverables}/${staging}'] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: keepStagingDays } }
              version: { delete: { daysAfterCreationGreaterThan: keepStagingDays } }
            }
          }
        }
        {
          name: 'overwritten-and-deleted'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: {
              version: { delete: { daysAfterCreationGreaterThan: keepDeletedDays } }
            }
          }
        }
      ]
    }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' existing = {
  parent: account
  name: 'default'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' existing = {
  parent: account
  name: 'default'
}

// Who did what, from where. Of queues, which are asked without end and hold nothing of their own, what is put in counts.
var changes = [
  { category: 'StorageWrite', enabled: true }
  { category: 'StorageDelete', enabled: true }
]
var all = auditReads ? concat([{ category: 'StorageRead', enabled: true }], changes) : changes

resource auditOfFiles 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: blobs
  properties: { workspaceId: workspaceId, logs: all }
}

resource auditOfTables 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: tables
  properties: { workspaceId: workspaceId, logs: all }
}

resource auditOfQueues 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: queues
  properties: { workspaceId: workspaceId, logs: [{ category: 'StorageWrite', enabled: true }] }
}
