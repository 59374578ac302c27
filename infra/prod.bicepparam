using 'main.bicep'

param environmentName = 'prod'
param storageSku = 'Standard_GZRS'
param keepDeletedDays = 90
param keepTelemetryDays = 365
param instanceMemory = 4096
param readyInstances = 2
param dueShards = 16
param publicUrl = 'https://api.workmarket.example'
param uploadOrigins = ['https://app.workmarket.example']
param phoneNumber = '+1 212-555-0100'
param mail = {
  host: 'smtp.workmarket.example'
  user: 'workmarket'
  from: 'no-reply@workmarket.example'
  desk: 'support@workmarket.example'
  inboundDomain: 'reply.workmarket.example'
}
param signIn = {
  name: 'workmarket'
  clientId: readEnvironmentVariable('WORKMARKET_SIGN_IN_CLIENT', '00000000-0000-0000-0000-000000000000')
  metadata: 'https://login.workmarket.example/.well-known/openid-configuration'
}
param scanning = { verdictsFrom: '2026-12-01T00:00:00Z' }
param alertMail = readEnvironmentVariable('WORKMARKET_ALERT_MAIL', 'operators@workmarket.example')

// Given once, and again when they change.
param phoneAuthToken = readEnvironmentVariable('WORKMARKET_PHONE_AUTH_TOKEN', '')
param mailPassword = readEnvironmentVariable('WORKMARKET_MAIL_PASSWORD', '')
param inboundMailSecret = readEnvironmentVariable('WORKMARKET_INBOUND_MAIL_SECRET', '')
param signInSecret = readEnvironmentVariable('WORKMARKET_SIGN_IN_SECRET', '')
