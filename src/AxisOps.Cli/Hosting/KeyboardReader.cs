using System.Management.Automation.Host;
using System.Security;

namespace AxisOps.Cli.Hosting;

/// <summary>Reads from the terminal.</summary>
internal sealed class KeyboardReader(ConsoleStreams streams) : ILineReader
{
    private volatile bool waiting;

    public bool IsWaiting => waiting;

    public string ReadLine()
    {
        waiting = true;
        try
        {
            return Console.ReadLine() ?? throw new HostException("The terminal was closed while an answer was awaited.");
        }
        finally
        {
            waiting = false;
        }
    }

    public SecureString ReadSecret()
    {
        SecureString secret = new();
        waiting = true;
        try
        {
            for (ConsoleKeyInfo key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
            {
                if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
                {
                    secret.RemoveAt(secret.Length - 1);
                }
                else if (!char.IsControl(key.KeyChar))
                {
                    secret.AppendChar(key.KeyChar);
                }
            }
        }
        finally
        {
            waiting = false;
        }

        streams.WritePrompt(Environment.NewLine);
        secret.MakeReadOnly();
        return secret;
    }
}
