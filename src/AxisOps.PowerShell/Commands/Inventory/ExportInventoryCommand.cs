using System.Management.Automation;
using AxisOps.Core.Inventory.Export;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Writes devices to a csv, json, json-lines, xlsx or html file. The file appears whole at the end, or not at all.</summary>
[Cmdlet(VerbsData.Export, "Inventory", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[Alias("Export-AxisInventory")]
[OutputType(typeof(FileInfo))]
public sealed class ExportInventoryCommand : AxisCmdlet
{
    private InventoryWriter? writer;
    private string file = string.Empty;

    /// <summary>Gets or sets the devices, as Get-Device returns them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AxisDevice[] InputObject { get; set; } = [];

    /// <summary>Gets or sets the file; its extension (.csv, .json, .jsonl, .xlsx, .html) is the format where -Format is not given.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the file, taken literally.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = string.Empty;

    /// <summary>Gets or sets the format; without it the file's extension decides.</summary>
    [Parameter]
    public InventoryFormat Format { get; set; }

    /// <summary>Gets or sets what the inventory is called in a page or workbook.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = InventoryWriter.DefaultTitle;

    /// <summary>Gets or sets a value indicating whether an existing file is left alone and the call fails.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gets or sets a value indicating whether the file is returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        file = ResolveFile();
        InventoryFormat format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : FormatOf(file);
        if (ShouldProcess(file, "write inventory"))
        {
            Guard(() => writer = InventoryWriter.Create(file, format, NoClobber, TimeProvider.System, Title));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (AxisDevice device in InputObject)
        {
            Guard(() => writer?.Write(device));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (writer is null)
        {
            return;
        }

        Guard(writer.Complete);
        WriteVerbose($"{writer.Count} devices were written to {file}.");
        if (PassThru)
        {
            WriteObject(new FileInfo(file));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        writer?.Dispose();
        base.Dispose(disposing);
    }

    private string ResolveFile()
    {
        string path = ParameterSetName == "Path" ? Path : LiteralPath;
        string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem")
        {
            Terminate("AxisInventoryPath", ErrorCategory.InvalidArgument, $"'{path}' is not in the file system.", path);
        }

        return resolved;
    }

    private InventoryFormat FormatOf(string path)
    {
        if (InventoryWriter.FormatOf(path) is { } format)
        {
            return format;
        }

        Terminate(
            "AxisInventoryFormat",
            ErrorCategory.InvalidArgument,
            $"The extension of '{path}' names no format: use .csv, .json, .jsonl, .xlsx or .html, or say -Format.",
            path);
        return default;
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (InventoryFileException error)
        {
            Terminate("AxisInventoryWrite", ErrorCategory.WriteError, error.Message, file, cause: error);
        }
    }
}
