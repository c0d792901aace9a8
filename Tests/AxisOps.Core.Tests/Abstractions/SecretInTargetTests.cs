using System.Text;
using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Discovery.Ranges;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Tests.Abstractions;

/// <summary>What people paste as an address may hold an account: no message repeats it, wherever the text is taken apart.</summary>
public sealed class SecretInTargetTests
{
    [Theory]
    [InlineData("root:hunter2@192.0.2.9")]
    [InlineData("root:hunter2@cam-1.example.com:8080")]
    [InlineData("hunter2@192.0.2.9")]
    [InlineData("root:80@hunter2")]
    [InlineData("http://root:hunter2@192.0.2.9")]
    [InlineData("http://root:hun#ter2@192.0.2.9")]
    [InlineData("http://root:12#hunter2@192.0.2.9")]
    [InlineData("http://root:hunter2/@192.0.2.9")]
    public void Target_WithAnAtSign_IsRefusedWithoutRepeatingIt(string text)
    {
        Assert.False(DeviceTarget.TryParse(text, out _, out string? problem));
        Refuses(problem);
        Refuses(Assert.Throws<FormatException>(() => new DeviceTarget(text)).Message);
        Refuses(Assert.Throws<FormatException>(() => new DeviceTarget(null, text, TargetOrigin.Typed)).Message);
    }

    [Theory]
    [InlineData("root:hunter2@192.0.2.0/24")]
    [InlineData("192.0.2.1,root:hunter2@192.0.2.9")]
    [InlineData("root:hunter2,x@192.0.2.9")]
    [InlineData("root:hunter2-x@192.0.2.9")]
    public void Range_WithAnAtSign_IsRefusedWithoutRepeatingIt(string text) =>
        Refuses(Assert.Throws<FormatException>(() => AddressRange.Parse(text)).Message);

    [Theory]
    [InlineData("http://root:hunter2#ss@192.0.2.9")]
    [InlineData("root:hunter2 #ss@192.0.2.9")]
    [InlineData("root:hunter2@192.0.2.9 # the lobby")]
    public void List_WithAnAtSignInTheLine_IsRefusedWithoutRepeatingIt(string line) =>
        Refuses(Assert.Throws<InventoryFileException>(() => Read(line)).Message);

    [Fact]
    public void List_TakesANumberSignAsCommentAtTheStartOrAfterABlankOnly()
    {
        Assert.Equal("192.0.2.7", Assert.Single(Read("# all\n192.0.2.7\t# ask admin@example.com\n")).Address);
        Assert.Contains("cam#1", Assert.Throws<InventoryFileException>(() => Read("cam#1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Target_ThatCannotBeRead_IsShownShortAndWithoutControlCharacters()
    {
        Assert.False(DeviceTarget.TryParse("cam\u001b[2J" + new string('x', 500), out _, out string? problem));
        Assert.DoesNotContain('\u001b', problem!);
        Assert.InRange(problem!.Length, 1, 200);
    }

    private static List<DiscoveredDevice> Read(string text) =>
        FileDiscoverySource.Read("/list.txt", Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    private static void Refuses(string message)
    {
        Assert.NotEmpty(message);
        Assert.DoesNotContain("hun", message, StringComparison.Ordinal);
        Assert.DoesNotContain("root", message, StringComparison.Ordinal);
    }
}
