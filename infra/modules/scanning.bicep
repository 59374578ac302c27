// Malware scanning of what is uploaded, by Microsoft Defender for Storage. Its verdict lies with each file as index tags, which the product
// reads as the owner of blobs that it is, and nobody who uploads can write.

import { scanningOption } from 'types.bicep'

param storageName string
param taskHub string
param option scanningOption

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageName }

resource defender 'Microsoft.Security/defenderForStorageSettings@2025-06-01' = {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    sensitiveDataDiscovery: { isEnabled: false }
    malwareScanning: {
      onUpload: {
        isEnabled: true
        capGBPerMonth: option.?gigabytesAMonth ?? -1
        filters: {
          // What is uploaded is copied to where its sender cannot write, and there it is scanned. The rest is the product's and the host's own.
          excludeBlobsWithPrefix: [
            'deliverables/staging/'
            'azure-webjobs-'
            'keys/'
            'secrets/'
            '${toLower(taskHub)}-'
          ]
        }
      }
    }
  }
}
