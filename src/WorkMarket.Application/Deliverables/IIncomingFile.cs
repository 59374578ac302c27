namespace WorkMarket.Application.Deliverables;

/// <summary>A file on its way in through the API. What is said of it may come before its bytes or after.</summary>
public interface IIncomingFile
{
    /// <summary>What is said of it, where that is known before its bytes.</summary>
    FileUse? Announced { get; }

    /// <summary>Reads all that was sent, once and forward. What it throws goes through, and nothing is kept.</summary>
    /// <param name="keep">Takes the file's bytes; false where they are more than is accepted. It has to be called exactly once.</param>
    /// <returns>What is said of the file.</returns>
    Task<FileUse> Read(Func<Stream, Task<bool>> keep);
}
