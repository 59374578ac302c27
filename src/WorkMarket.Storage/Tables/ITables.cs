namespace WorkMarket.Storage.Tables;

/// <summary>The tables of one storage account.</summary>
public interface ITables
{
    /// <summary>The table of that name, which need not exist yet; sends nothing.</summary>
    /// <param name="name">3 to 63 ASCII letters and digits, a letter first.</param>
    /// <exception cref="ArgumentException">The name breaks that rule.</exception>
    ITable Table(string name);
}
