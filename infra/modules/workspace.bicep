// The Log Analytics workspace that keeps telemetry.

param name string
param location string
param tags object
param keepDays int

@description('The rule that changes telemetry before it is kept; empty until there is one.')
param transformsId string = ''

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: keepDays
    ...(empty(transformsId) ? {} : { defaultDataCollectionRuleResourceId: transformsId })
  }
}

output id string = workspace.id
