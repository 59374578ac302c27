// The account of the product and of the Functions host: tables, queues and files. The product makes its own tables, queues and containers;
// here are the one that pages send files to and the one for packages. Of what lies elsewhere, as keys and secrets, rules delete old versions only.

param name string
param location string
param tags object
param packageContainer string
param sku string
param keepDeletedDays int
param uploadOrigins string[]

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
      corsRules: empty(uploadOrigins) ? [] : [
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

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: packageContainer
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
