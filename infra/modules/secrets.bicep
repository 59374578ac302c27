@export()
@description('What the secrets are called in the key vault.')
var secretNames = {
  phoneAuthToken: 'phone-auth-token'
  mailPassword: 'mail-password'
  inboundMailSecret: 'inbound-mail-secret'
  signInSecret: 'sign-in-secret'
}

@export()
@description('What the keys are called in the key vault.')
var keyNames = {
  tokenKeys: 'token-keys'
}
