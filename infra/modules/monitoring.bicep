// Application Insights on a Log Analytics workspace; telemetry is taken from identities only.

param workspaceName string
param insightsName string
param location string
param tags object
param keepDays int

module workspace 'workspace.bicep' = {
  params: { name: workspaceName, location: location, tags: tags, keepDays: keepDays }
}

module transforms 'transforms.bicep' = {
  dependsOn: [workspace]
  params: { workspaceName: workspaceName, location: location, tags: tags, keepDays: keepDays }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    DisableLocalAuth: true
  }
}
