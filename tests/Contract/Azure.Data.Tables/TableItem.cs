namespace Azure.Data.Tables.Models;

public partial class TableItem
{
    internal TableItem()
    {
    }
}
