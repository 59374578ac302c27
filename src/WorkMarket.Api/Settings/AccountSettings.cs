using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WorkMarket.Application.Storage;

namespace WorkMarket.Api.Settings;

/// <summary>The storage account as the Functions host wants it set: outside of the product's own section.</summary>
public sealed record AccountSettings
{
    internal const string Form = @"\s*[A-Za-z]+\s*=[^;]+(;\s*[A-Za-z]+\s*=[^;]+)*;?\s*";
    internal const string FormInWords = "a connection string, as in UseDevelopmentStorage=true or AccountName=…;AccountKey=…";

    /// <summary>The connection string of the storage account; the Functions host's triggers read it too.</summary>
    [PasswordPropertyText(true), RegularExpression(Form, ErrorMessage = FormInWords)]
    public string? AzureWebJobsStorage { get; init; }

    /// <summary>The storage account where it is reached by an identity in place of a key.</summary>
    public IdentityAccount ByIdentity { get; init; } = new();
}
