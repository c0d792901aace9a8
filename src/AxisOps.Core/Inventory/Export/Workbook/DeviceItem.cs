namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>Something a device has, with the device.</summary>
internal readonly record struct DeviceItem<T>(AxisDevice Device, T Item)
{
    private static readonly string[] Naming = ["SerialNumber", "Address", "Model", "HostName"];

    /// <summary>The columns of its sheet: those that name the device, then its own.</summary>
    public static IReadOnlyList<InventoryColumn<DeviceItem<T>>> Columns(IEnumerable<InventoryColumn<T>> own) =>
    [
        .. Naming.Select(name => InventoryColumns.All.Single(column => column.Name == name).Of<DeviceItem<T>>(row => row.Device) with { Name = "Device" + name }),
        .. own.Select(column => column.Of<DeviceItem<T>>(row => row.Item)),
    ];
}
