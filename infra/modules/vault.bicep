// The few secrets that no identity replaces, and the key that encrypts the keys of tokens. A secret that is not given stays as it is in the vault.

import { networkRules } from 'network.bicep'
import { keyNames, secretNames } from 'secrets.bicep'

param name string
param location string
param tags object
param workspaceId string
param rules networkRules?

@secure()
param phoneAuthToken string

@secure()
param mailPassword string

@secure()
param inboundMailSecret string

@secure()
param signInSecret string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
    ...(rules == null ? {} : { networkAcls: rules!.vault })
  }
}

resource phone 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(phoneAuthToken)) {
  parent: vault
  name: secretNames.phoneAuthToken
  properties: { value: phoneAuthToken }
}

resource mail 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(mailPassword)) {
  parent: vault
  name: secretNames.mailPassword
  properties: { value: mailPassword }
}

resource inboundMail 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(inboundMailSecret)) {
  parent: vault
  name: secretNames.inboundMailSecret
  properties: { value: inboundMailSecret }
}

resource signIn 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(signInSecret)) {
  parent: vault
  name: secretNames.signInSecret
  properties: { value: signInSecret }
}

// It wraps and unwraps and never leaves the vault. A new version is used for new keys; what older ones wrapped they unwrap for ever.
resource tokenKeys 'Microsoft.KeyVault/vaults/keys@2024-11-01' = {
  parent: vault
  name: keyNames.tokenKeys
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}
