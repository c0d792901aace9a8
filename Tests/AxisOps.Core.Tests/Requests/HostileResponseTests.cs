using System.Text;
using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Requests;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Requests;

/// <summary>What a device sends is looked at in a terminal: nothing that steers one gets there, except in the raw content.</summary>
public sealed class HostileResponseTests
{
    private const string Title = "\u001b]0;owned\u0007";

    [Fact]
    public async Task HeadersAndContentType_AreCleanedAndBounded_AndRawContentIsNot()
    {
        var headers = new Dictionary<string, string> { ["X-A" + Title] = Title + "a\u009b31m", ["X-Long"] = new('x', 100_000) };
        for (int i = 0; i < 500; i++)
        {
            headers[FormattableString.Invariant($"X-{i}")] = "y";
        }

        DeviceResponse response = await Ask("Brand=" + Title, "text/plain" + Title, headers);

        Assert.DoesNotContain(response.ContentType!, char.IsControl);
        Assert.All(response.Headers, header => Assert.DoesNotContain(header.Key + header.Value, char.IsControl));
        Assert.InRange(response.Headers.Count, 2, 100);
        Assert.InRange(response.Headers["x-long"].Length, 1, 1024);
        Assert.Equal("Brand=" + Title, response.RawContent);
        Assert.DoesNotContain(response.ToString(), char.IsControl);
        Assert.StartsWith("Brand= ", response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_OfNestedContent_IsReadableAndClean()
    {
        var content = new Dictionary<string, object?> { ["a" + Title] = new object?[] { 1L, "b\r\n\u001b[2J", null, true }, ["c"] = new Dictionary<string, object?>() };
        string line = new DeviceResponse { Device = "192.0.2.7", Content = content }.ToString();
        Assert.Equal("{ \"a ]0;owned \": [1, \"b   [2J\", null, True], \"c\": {  } }", line);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("two\nlines\u202e", "two lines ")]
    [InlineData(42L, "42")]
    public void Line_OfPlainContent_IsTheText(object? content, string expected) =>
        Assert.Equal(expected, new DeviceResponse { Device = "192.0.2.7", Content = content }.ToString());

    [Fact]
    public void Line_IsShortWhateverTheContentIs()
    {
        Assert.InRange(Length(new string('x', 1_000_000)), 1, 410);
        Assert.InRange(Length(Enumerable.Repeat((object?)"abc", 1_000_000).ToArray()), 1, 410);
        Assert.Equal("3 bytes", new DeviceResponse { Device = "192.0.2.7", Content = new byte[3] }.ToString());
        static int Length(object content) => new DeviceResponse { Device = "192.0.2.7", Content = content }.ToString().Length;
    }

    private static async Task<DeviceResponse> Ask(string body, string contentType, Dictionary<string, string> headers)
    {
        await using ScriptedSession session = new ScriptedSession("B8A44F000001").Route(
            "/axis-cgi/param.cgi",
            () => new DeviceReply { Status = 200, ContentType = contentType, Headers = headers, Body = Encoding.UTF8.GetBytes(body) },
            anybody: true);
        FleetOperation<DeviceResponse> operation = ApiCallOperation.Create(
            DeviceRequest.Get("/axis-cgi/param.cgi?action=list"), ApiFamily.Classic, OperationSafety.Read, skipErrorCheck: false);
        FleetWork<DeviceResponse> work = await operation.RunAsync(session, new Progress<string>(), TestContext.Current.CancellationToken);
        return work.Value!;
    }
}
