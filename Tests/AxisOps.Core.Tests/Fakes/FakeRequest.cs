using System.Text;

namespace AxisOps.Core.Tests.Fakes;

internal sealed record FakeRequest(int Connection, string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    internal string? Authorization => Headers.GetValueOrDefault("Authorization");

    internal string Text => Encoding.UTF8.GetString(Body);
}
