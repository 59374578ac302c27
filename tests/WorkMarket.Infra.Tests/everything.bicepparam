using 'main.bicep'

param environmentName = 'anything'
param durableBackend = 'durableTaskScheduler'
param network = {
  range: '10.20.0.0/24'
  addresses: ['198.51.100.7', '203.0.113.0/24']
  closeStorage: true
}
param uploadOrigins = ['https://app.workmarket.example']
param readyInstances = 1
param phoneNumber = '+1 212-555-0100'
param mail = {
  host: 'smtp.workmarket.example'
  port: 2525
  user: 'workmarket'
  from: 'no-reply@workmarket.example'
  fromName: 'WorkMarket'
  desk: 'support@workmarket.example'
  inboundDomain: 'reply.workmarket.example'
}
param signIn = {
  name: 'workmarket'
  clientId: '00000000-0000-0000-0000-000000000000'
  metadata: 'https://login.workmarket.example/.well-known/openid-configuration'
}
param scanning = {
  verdictsFrom: '2026-12-01T00:00:00Z'
  gigabytesAMonth: 500
}
param alertMail = 'operators@workmarket.example'
