@export()
@description('An SMTP server. Its password lies in the key vault.')
type mailServer = {
  host: string
  port: int?
  user: string?

  @description('The sender; the part after the @ ends each Message-ID.')
  from: string

  fromName: string?

  @description('Where the support desk gets its mail.')
  desk: string?

  @description('The domain whose mail a gateway hands to the product; without one no mail comes in. The gateway\'s secret lies in the key vault.')
  inboundDomain: string?
}

@export()
@description('An OpenID Connect provider, by whom people sign in. Its client secret lies in the key vault.')
type oidcProvider = {
  @description('Letters and digits; part of the sign-in address.')
  name: string

  clientId: string

  @description('The address of the provider\'s metadata, ending in /.well-known/openid-configuration.')
  metadata: string

  @description('The claim that holds a person\'s id in the directory; without one, people are found by their verified e-mail address.')
  personClaim: string?
}
