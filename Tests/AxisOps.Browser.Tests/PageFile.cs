using AxisOps.Browser.Tests.Fleets;
using AxisOps.Core.Inventory.Export;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Browser.Tests;

/// <summary>Writes an inventory page as the cmdlet does.</summary>
internal static class PageFile
{
    public static string Write(string folder, IEnumerable<AxisDevice> devices, string? title = null)
    {
        string path = Path.Combine(folder, "inventory.html");
        using InventoryWriter writer = InventoryWriter.Create(path, InventoryFormat.Html, false, new FakeTimeProvider(Fleet.Noon), title);
        foreach (AxisDevice device in devices)
        {
            writer.Write(device);
        }

        writer.Complete();
        return path;
    }
}
