// The network that the app has where rules are chosen, and the rules by which storage and vault take nobody else.

@export()
@description('A network of the app\'s own, and rules by which vault and packages take only it and the addresses that are named.')
type networkOption = {
  @description('The network\'s range, of which the app takes one half: /16 to /26, as in 10.20.0.0/24.')
  range: string

  @description('Public IPv4 addresses and ranges of whoever deploys and operates.')
  addresses: string[]

  @description('Whether the product\'s storage too takes nobody else. People at other addresses then send and open files through the API alone.')
  closeStorage: bool?
}

@export()
@description('What a storage account and a vault take, each as it is written there.')
type networkRules = {
  storage: object
  vault: object
}

@export()
@description('The rules by which only a subnet and addresses are let in, beside the platform itself, which backs up, logs and scans.')
func rulesOf(subnetId string, addresses string[]) networkRules => {
  storage: {
    defaultAction: 'Deny'
    bypass: 'AzureServices'
    virtualNetworkRules: [{ id: subnetId, action: 'Allow' }]
    ipRules: map(addresses, address => { value: address, action: 'Allow' })
  }
  vault: {
    defaultAction: 'Deny'
    bypass: 'AzureServices'
    virtualNetworkRules: [{ id: subnetId }]
    ipRules: map(addresses, address => { value: address })
  }
}

param name string
param location string
param tags object
param subnetName string
param option networkOption

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [option.range] }
    subnets: [
      {
        name: subnetName
        properties: {
          addressPrefix: cidrSubnet(option.range, int(split(option.range, '/')[1]) + 1, 0)
          delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.App/environments' } }]
          serviceEndpoints: [{ service: 'Microsoft.Storage' }, { service: 'Microsoft.KeyVault' }]
        }
      }
    ]
  }
}
