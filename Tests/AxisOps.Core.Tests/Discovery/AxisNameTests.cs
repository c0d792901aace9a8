using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

public sealed class AxisNameTests
{
    [Theory]
    [InlineData("AXIS P3245-LVE - B8A44F0000A1", "P3245-LVE", "B8A44F0000A1")]
    [InlineData("AXIS M1065-LW - 00408c123456", "M1065-LW", "00408C123456")]
    [InlineData("AXIS P3265-V", "P3265-V", null)]
    [InlineData("AXIS P3265-V (2)", "P3265-V", null)]
    [InlineData("AXIS M1065-LW - 00408C123456 (13)", "M1065-LW", "00408C123456")]
    [InlineData("Axis C1310-E Mk II - B8A44F0000A1", "C1310-E Mk II", "B8A44F0000A1")]
    [InlineData("AXIS A - B - C", "A - B - C", null)]
    [InlineData("Lobby (2)", null, null)]
    [InlineData("AXIS ", null, null)]
    [InlineData("AXIS (2)", null, null)]
    [InlineData("AXIS ()", "()", null)]
    [InlineData("AXIS M\u001b[31m1", "M[31m1", null)]
    [InlineData("", null, null)]
    public void InstanceName_GivesModelAndSerial(string instance, string? model, string? serial)
    {
        Assert.Equal(model, AxisName.ModelOfInstance(instance));
        Assert.Equal(serial, AxisName.SerialOfInstance(instance));
    }

    [Theory]
    [InlineData("axis-b8a44f0000a1", "B8A44F0000A1")]
    [InlineData("AXIS-B8A44F0000A1", "B8A44F0000A1")]
    [InlineData("axis-b8a44f0000a1-2", null)]
    [InlineData("axis-b8a44f0000ag", null)]
    [InlineData("lobby", null)]
    public void HostName_GivesSerial(string label, string? serial) => Assert.Equal(serial, AxisName.SerialOfHost(label));

    [Theory]
    [InlineData("00408C000001", true)]
    [InlineData("ACCC8E000001", true)]
    [InlineData("B8A44F000001", true)]
    [InlineData("001122334455", false)]
    public void VendorSerial_IsToldByItsBlock(string serial, bool isVendor) => Assert.Equal(isVendor, AxisName.IsVendorSerial(serial));
}
