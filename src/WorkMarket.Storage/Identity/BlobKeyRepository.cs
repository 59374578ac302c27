using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace WorkMarket.Storage.Identity;

/// <summary>
/// Data Protection keys in Blob storage, one blob a key, so that every host reads the tokens of every other. Data Protection asks for
/// them in memory terms, so these calls block; it keeps what it read for a day.
/// </summary>
public sealed class BlobKeyRepository(BlobContainerClient container) : IXmlRepository
{
    // Every host stores its first key under the same name. A host that finds the name taken reads that key; its own was never used.
    private const string First = "first";

    private volatile bool foundNone;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        container.CreateIfNotExists(); // The first reader comes before storage is prepared.
        var keys = new List<XElement>();
        foreach (var item in container.GetBlobs())
        {
            using var content = container.GetBlobClient(item.Name).OpenRead();
            keys.Add(XElement.Load(content));
        }
        foundNone = keys.Count == 0;
        return keys;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var name = foundNone && element.Name.LocalName == "key" ? First : friendlyName;
        try
        {
            container.GetBlobClient($"{name}.xml").Upload(
                BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)),
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // The same key, stored by an attempt whose answer was lost; or the first one, by another host that starts at the same moment.
        }
    }
}
