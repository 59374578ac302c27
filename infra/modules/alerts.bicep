// What an operator is told of before a user is: set-aside messages, a clock that comes late or not at all, backups that are not made,
// failed requests, callers who are turned away again and again.

param environmentName string
param location string
param tags object
param insightsId string
param mail string

@description('A clock that is this late, in seconds, breaks the promise to act on time.')
var latestWake = 180

@description('A latest slice of the backup that began so long ago, in seconds, is not the last of four that were due.')
var oldestBackup = 3600

@description('Of requests, in percent.')
var mostFailures = 1

@description('Calls in 15 minutes that a limit turned away: more than a client that backs off ever makes.')
var mostTurnedAway = 300

var instruments = loadJsonContent('../instruments.json')

var rules = [
  {
    name: 'poison'
    title: 'A message could not be handled'
    text: 'A message was tried five times and lies in a poison queue. /api/ops shows which and sends it again.'
    severity: 1
    query: 'customMetrics | where name == "${instruments.queuePoisoned.name}" | summarize arg_max(timestamp, value) by queue = tostring(customDimensions.queue) | where value > 0'
  }
  {
    name: 'wake-lag'
    title: 'The clock is late, or stands still'
    text: 'What fell due is handled more than ${latestWake} s late, or nobody could look: the timers stand still, or storage does not answer.'
    severity: 1
    // The gauge is set each minute, whether anything is due or not; the other is measured only where something was.
    query: 'customMetrics | where name in ("${instruments.dueLate.name}", "${instruments.wakesLate.name}") | summarize heard = countif(name == "${instruments.dueLate.name}"), latest = max(iff(name == "${instruments.dueLate.name}", value, valueMax)) | where heard == 0 or latest > ${latestWake}'
  }
  {
    name: 'backup-age'
    title: 'Backups are not made'
    text: 'The latest slice of the backup began more than ${oldestBackup} s ago, or nobody could look. /api/ops shows what keeps it.'
    severity: 1
    query: 'customMetrics | where name == "${instruments.backupAge.name}" | summarize heard = count(), oldest = max(value) | where heard == 0 or oldest > ${oldestBackup}'
  }
  {
    name: 'failures'
    title: 'Requests fail'
    text: 'More than ${mostFailures} % of requests were answered with 5xx.'
    severity: 2
    query: 'requests | where isnotempty(url) | summarize asked = sum(itemCount), failed = sumif(itemCount, toint(resultCode) >= 500) | where asked >= 20 and 100.0 * failed / asked > ${mostFailures}'
  }
  {
    name: 'rate-limits'
    title: 'Callers are turned away again and again'
    text: 'More than ${mostTurnedAway} calls in 15 minutes were answered with 429: a client in a loop, or somebody who tries secrets. The dashboard shows of which endpoints.'
    severity: 2
    query: 'customMetrics | where name == "${instruments.actions.name}" and tostring(customDimensions.status) == "429" | summarize turned = sum(value) | where turned > ${mostTurnedAway}'
  }
]

resource told 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-workmarket-${environmentName}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take('wm-${environmentName}', 12)
    emailReceivers: [
      { name: 'operators', emailAddress: mail, useCommonAlertSchema: true }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'workmarket-${environmentName}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    enabled: true
    displayName: 'WorkMarket ${environmentName}: ${rule.title}'
    description: rule.text
    severity: rule.severity
    scopes: [insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [told.id] }
  }
}]
