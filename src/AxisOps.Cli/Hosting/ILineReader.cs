using System.Security;

namespace AxisOps.Cli.Hosting;

/// <summary>The keyboard.</summary>
internal interface ILineReader
{
    /// <summary>Gets a value indicating whether a person is being waited for: such a wait cannot be cancelled, only abandoned.</summary>
    bool IsWaiting { get; }

    /// <summary>Reads a line; the end of input counts as an empty one.</summary>
    string ReadLine();

    /// <summary>Reads a line without showing it.</summary>
    SecureString ReadSecret();
}
