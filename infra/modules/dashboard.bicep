// One page for an operator: is every worker being heard?

param environmentName string
param location string
param tags object
param insightsId string

resource dashboard 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'workmarket-dashboard', environmentName)
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'WorkMarket ${environmentName}'
    category: 'workbook'
    sourceId: insightsId
    serializedData: string(loadJsonContent('../dashboard.json'))
    version: '1.0'
  }
}
