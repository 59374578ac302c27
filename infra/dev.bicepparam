using 'main.bicep'

param environmentName = 'dev'
param storageSku = 'Standard_LRS'
param keepDeletedDays = 7
param keepTelemetryDays = 30
param auditReads = false
param mostInstances = 40
param uploadOrigins = ['http://localhost:3000']
param alertMail = readEnvironmentVariable('WORKMARKET_ALERT_MAIL', 'operators@workmarket.example')
