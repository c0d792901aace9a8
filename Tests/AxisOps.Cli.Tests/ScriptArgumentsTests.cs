using System.Management.Automation.Runspaces;
using AxisOps.Cli.Running;

namespace AxisOps.Cli.Tests;

public sealed class ScriptArgumentsTests
{
    [Theory]
    [InlineData("-Name", "-Name", null)]
    [InlineData("-Name:value", "-Name", "value")]
    [InlineData("-Name:a:b", "-Name", "a:b")]
    [InlineData("value", null, "value")]
    [InlineData("-5", null, "-5")]
    [InlineData("-", null, "-")]
    [InlineData("--long", null, "--long")]
    [InlineData("", null, "")]
    public void Argument_IsANameAValueOrBoth(string argument, string? name, string? value)
    {
        CommandParameter bound = Assert.Single(ScriptArguments.Bind([argument]));

        Assert.Equal((name, value), (bound.Name, bound.Value));
    }

    [Theory]
    [InlineData("-On:$true", true)]
    [InlineData("-On:$FALSE", false)]
    [InlineData("-On:$null", null)]
    public void Constant_IsUnderstoodBehindAColon(string argument, object? value) =>
        Assert.Equal(value, Assert.Single(ScriptArguments.Bind([argument])).Value);

    [Fact]
    public void TrailingColon_TakesTheNextArgumentEvenWhenItLooksLikeAName()
    {
        CommandParameter bound = Assert.Single(ScriptArguments.Bind(["-Name:", "-Other"]));

        Assert.Equal(("-Name", "-Other"), (bound.Name, bound.Value));
    }

    [Fact]
    public void TrailingColon_WithNothingBehindIt_IsTheNameAlone()
    {
        CommandParameter bound = Assert.Single(ScriptArguments.Bind(["-Name:"]));

        Assert.Equal(("-Name", null), (bound.Name, bound.Value));
    }

    [Fact]
    public void DoubleDash_EndsTheNames() =>
        Assert.Equal([null, null], ScriptArguments.Bind(["--", "-Name", "value"]).Select(parameter => parameter.Name));
}
