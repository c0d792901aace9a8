using System.Globalization;
using System.Management.Automation;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Runs.Reports;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Writes what became of a run to an html, json, csv or JUnit file. The file appears whole at the end, or not at all. Nothing is sent.</summary>
[Cmdlet(VerbsData.Export, "DeviceReport", SupportsShouldProcess = true)]
[Alias("Export-AxisDeviceReport")]
[OutputType(typeof(FileInfo))]
public sealed class ExportDeviceReportCommand : StoreCmdlet
{
    private readonly List<long> runs = [];
    private string place = string.Empty;
    private bool isFolder;
    private RunReportFormat format;

    /// <summary>Gets or sets the numbers of the runs; several need a folder.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "RunId")]
    [ArgumentCompleter(typeof(FleetRunCompleter))]
    [ValidateNotNullOrEmpty]
    public long[] Run { get; set; } = [];

    /// <summary>Gets or sets the file, taken literally, or a folder that exists.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the format; without it the file's extension (.html, .json, .csv, .xml) decides.</summary>
    [Parameter]
    public RunReportFormat Format { get; set; }

    /// <summary>Gets or sets a value indicating whether an existing file is left alone and the call fails.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gets or sets a value indicating whether the file is returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        place = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem")
        {
            Terminate("AxisReportPath", ErrorCategory.InvalidArgument, $"'{Path}' is not in the file system.", Path);
        }

        isFolder = Directory.Exists(place);
        format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : FormatOf(place);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => runs.AddRange(Run.Except(runs));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (runs.Count > 1 && !isFolder)
        {
            Terminate("AxisReportPath", ErrorCategory.InvalidArgument, $"'{Path}' is one file for {runs.Count} runs: give one run, or a folder that exists.", Path);
        }

        foreach (long run in runs)
        {
            if (StopToken.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            Export(run);
        }
    }

    private void Export(long run)
    {
        if (InStore(store => store.Runs.FindRun(run)) is null)
        {
            NotThere(run);
            return;
        }

        string file = isFolder ? System.IO.Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"run-{run}{RunReportWriter.ExtensionOf(format)}")) : place;
        if (!ShouldProcess(file, string.Create(CultureInfo.InvariantCulture, $"write report of run {run}")))
        {
            return;
        }

        if (InStore(store => RunReport.Read(store.Runs, run, TimeProvider.System)) is not { } report)
        {
            NotThere(run);
            return;
        }

        try
        {
            RunReportWriter.Write(file, format, report, NoClobber);
        }
        catch (InventoryFileException error)
        {
            Terminate("AxisReportWrite", ErrorCategory.WriteError, error.Message, file, cause: error);
        }

        WriteVerbose($"The report of run {run}, {report.Run.Devices.Count} devices, was written to {file}.");
        if (PassThru)
        {
            WriteObject(new FileInfo(file));
        }
    }

    private void NotThere(long run) =>
        WriteError(new ErrorRecord(new ItemNotFoundException($"There is no run {run}. Get-FleetRun lists those there are."), "AxisItemNotFound", ErrorCategory.ObjectNotFound, run));

    private RunReportFormat FormatOf(string path)
    {
        if (!isFolder && RunReportWriter.FormatOf(path) is { } known)
        {
            return known;
        }

        Terminate(
            "AxisReportFormat",
            ErrorCategory.InvalidArgument,
            isFolder ? $"'{path}' is a folder, which names no format: say -Format Html, Json, Csv or JUnit."
                : $"The extension of '{path}' names no format: use .html, .json, .csv or .xml (JUnit), or say -Format.",
            path);
        return default;
    }
}
