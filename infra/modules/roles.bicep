// What the product's identity may do, each on the one resource that it is for, and what the one may that publishes.

param principalId string
param storageName string
param publisherId string
param packagesName string
param vaultName string
param insightsName string

@description('Empty where there is none.')
param schedulerName string

var onStorage = {
  // The Functions host keeps its leases and keys in containers of its own, and the product its files and Data Protection keys. Of those who
  // read files the owner alone reads their index tags, where a scanner's verdict is.
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  // For keys that sign addresses of files, which are lent by the account and not by a container.
  blobDelegator: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
var onVault = {
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  // For the key that wraps the keys of tokens.
  cryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
}
// On the account of packages alone, where the product's identity has none.
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var durableTaskDataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageName }
resource packages 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: packagesName }
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }
resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (!empty(schedulerName)) { name: schedulerName }

resource storageRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(onStorage): {
  name: guid(storage.id, principalId, role.value)
  scope: storage
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

resource packagesRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(packages.id, publisherId, blobDataContributor)
  scope: packages
  properties: {
    principalId: publisherId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource vaultRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(onVault): {
  name: guid(vault.id, principalId, role.value)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

resource insightsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, principalId, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

resource schedulerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(schedulerName)) {
  name: guid(scheduler.id, principalId, durableTaskDataContributor)
  scope: scheduler
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', durableTaskDataContributor)
  }
}
