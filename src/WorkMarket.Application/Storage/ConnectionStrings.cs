namespace WorkMarket.Application.Storage;

/// <summary>How a storage account's connection string looks.</summary>
public static class ConnectionStrings
{
    /// <summary>Its form, as an expression.</summary>
    public const string Form = @"\s*[A-Za-z]+\s*=[^;]+(;\s*[A-Za-z]+\s*=[^;]+)*;?\s*";

    /// <summary>Its form, in words.</summary>
    public const string FormInWords = "a connection string, as in UseDevelopmentStorage=true or AccountName=…;AccountKey=…";
}
