namespace AxisOps.Core.Store;

/// <summary>The fleet store cannot be used. The message names the file, what is wrong and what to do; nothing in the file was changed.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="StoreException"/> class.</summary>
    /// <param name="path">The file, or the text that should have named one.</param>
    /// <param name="problem">What is wrong, as the rest of a sentence that starts with the file.</param>
    /// <param name="recommendedAction">What to do next, one or two sentences.</param>
    /// <param name="innerException">The cause, if any.</param>
    public StoreException(string path, string problem, string recommendedAction, Exception? innerException = null)
        : base($"The fleet store '{path}' {problem}. {recommendedAction}", innerException)
    {
        Path = path;
        RecommendedAction = recommendedAction;
    }

    /// <summary>Gets the file.</summary>
    public string Path { get; }

    /// <summary>Gets what to do next; the message ends with it.</summary>
    public string RecommendedAction { get; }
}
