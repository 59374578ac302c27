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

@export()
@description('Malware scanning of what is uploaded, by Microsoft Defender for Storage.')
type scanningOption = {
  @description('From when on a file that is handed in needs a verdict before others than its sender get it: when scanning is on, as in 2026-12-01T00:00:00Z, as files from before have none. Without it none needs one, and a finding counts all the same.')
  verdictsFrom: string?

  @description('At most how many GB a month are scanned; what comes after that has no verdict until the month ends. Without it there is no limit.')
  gigabytesAMonth: int?
}
