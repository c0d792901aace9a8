using SpreadCheetah;

namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>
/// An Office Open XML workbook with the sheets Devices, Applications, Certificates and Facts not read. Text of devices is only ever a string cell;
/// no cell holds a formula, and nothing refers to another file.
/// </summary>
internal sealed class WorkbookRows : InventoryRows
{
    private static readonly IReadOnlyList<InventoryColumn<DeviceItem<DeviceApplication>>> ApplicationColumns = DeviceItem<DeviceApplication>.Columns(DetailColumns.Application);
    private static readonly IReadOnlyList<InventoryColumn<DeviceItem<DeviceCertificate>>> CertificateColumns = DeviceItem<DeviceCertificate>.Columns(DetailColumns.Certificate);
    private static readonly IReadOnlyList<InventoryColumn<DeviceItem<DeviceFact>>> FactColumns = DeviceItem<DeviceFact>.Columns(DetailColumns.MissingFact);

    private readonly InventoryPlace place;
    private readonly List<SheetSpool> spools = [];

    public WorkbookRows(InventoryPlace place)
    {
        this.place = place;
        try
        {
            foreach (int columns in new[] { InventoryColumns.All.Count, ApplicationColumns.Count, CertificateColumns.Count, FactColumns.Count })
            {
                spools.Add(new SheetSpool(SpoolFile.Create(place.Folder), columns));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override void Write(AxisDevice device)
    {
        spools[0].Add(InventoryColumns.All, device);
        foreach (DeviceApplication application in device.Applications ?? [])
        {
            spools[1].Add(ApplicationColumns, new DeviceItem<DeviceApplication>(device, application));
        }

        foreach (DeviceCertificate certificate in device.Certificates ?? [])
        {
            spools[2].Add(CertificateColumns, new DeviceItem<DeviceCertificate>(device, certificate));
        }

        foreach (DeviceFact fact in InventoryColumns.NotRead(device))
        {
            spools[3].Add(FactColumns, new DeviceItem<DeviceFact>(device, fact));
        }
    }

    /// <summary>The library writes asynchronously only. Nothing here waits for anything but the disk.</summary>
    public override void End() => EndAsync().GetAwaiter().GetResult();

    public override void Dispose()
    {
        spools.ForEach(spool => spool.Dispose());
        spools.Clear();
        base.Dispose();
    }

    private async Task EndAsync()
    {
        var options = new SpreadCheetahOptions
        {
            BufferSize = 64 * 1024,
            WriteCellReferenceAttributes = true,
            PreserveStringWhitespace = true,
            DocumentProperties = new() { Title = InventoryText.Clean(place.Title), Author = null },
        };
        Spreadsheet spreadsheet = await Spreadsheet.CreateNewAsync(place.Stream, options).ConfigureAwait(false);
        await using (spreadsheet.ConfigureAwait(false))
        {
            var sheets = new SheetWriter(spreadsheet);
            await sheets.WriteAsync("Devices", InventoryColumns.All, spools[0], frozenColumns: 0).ConfigureAwait(false);
            await sheets.WriteAsync("Applications", ApplicationColumns, spools[1], frozenColumns: 1).ConfigureAwait(false);
            await sheets.WriteAsync("Certificates", CertificateColumns, spools[2], frozenColumns: 1).ConfigureAwait(false);
            await sheets.WriteAsync("Facts not read", FactColumns, spools[3], frozenColumns: 1).ConfigureAwait(false);
            await spreadsheet.FinishAsync().ConfigureAwait(false);
        }

        await place.Stream.FlushAsync().ConfigureAwait(false);
    }
}
