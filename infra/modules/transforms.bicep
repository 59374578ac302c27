// What of telemetry is changed before it is kept. The Functions host sends its own requests with their paths, and nothing of ours runs in it.

param workspaceName string
param location string
param tags object
param keepDays int

@description('What the paths that hold a secret begin with; of such an address nothing beyond that is kept.')
var secretPaths = ['escalation-updates', 'invitation-links']

var hidden = map(
  secretPaths,
  path => 'extend Url = iif(indexof(tolower(Url), \'${path}\') >= 0, strcat(substring(Url, 0, indexof(tolower(Url), \'${path}\') + ${length(path)}), \'/…\'), Url)'
)

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

resource transforms 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'dcr-${workspaceName}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: workspace.id }] }
    dataFlows: [
      {
        streams: ['Microsoft-Table-AppRequests']
        destinations: ['workspace']
        transformKql: 'source | ${join(hidden, ' | ')}'
      }
    ]
  }
}

// The workspace has to be there before the rule, and the rule before the workspace names it.
module named 'workspace.bicep' = {
  params: {
    name: workspaceName
    location: location
    tags: tags
    keepDays: keepDays
    transformsId: transforms.id
  }
}
