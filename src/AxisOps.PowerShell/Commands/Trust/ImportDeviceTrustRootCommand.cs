using System.Management.Automation;
using System.Security.Cryptography;
using AxisOps.Core.Trust;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Trust;

/// <summary>Imports root certificates that may vouch for devices.</summary>
[Cmdlet(VerbsData.Import, "DeviceTrustRoot", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[Alias("Import-AxisDeviceTrustRoot")]
[OutputType(typeof(DeviceTrustRoot))]
public sealed class ImportDeviceTrustRootCommand : StoreCmdlet
{
    private const int MaxFileBytes = 1024 * 1024;

    /// <summary>Gets or sets the certificate files, PEM (one or more certificates) or DER; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Gets or sets the certificate files, taken literally.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Gets or sets the certificates themselves, PEM.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Pem", ValueFromPipelineByPropertyName = true)]
    [Alias("RootCertificate")]
    [ValidateNotNullOrEmpty]
    public string[] Pem { get; set; } = [];

    /// <summary>Gets or sets what the roots may vouch for: device identities, or certificates of the site's own authority.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public TrustRootPurpose Purpose { get; set; }

    /// <summary>Gets or sets a value indicating whether the imported roots are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string pem in Pem)
        {
            Import(System.Text.Encoding.UTF8.GetBytes(pem), "the given text");
        }

        foreach (string path in LiteralPath)
        {
            ImportFile(GetUnresolvedProviderPathFromPSPath(path));
        }

        foreach (string path in Path)
        {
            ImportMatching(path);
        }
    }

    private void ImportMatching(string path)
    {
        try
        {
            foreach (string file in GetResolvedProviderPathFromPSPath(path, out _))
            {
                ImportFile(file);
            }
        }
        catch (ItemNotFoundException error)
        {
            WriteError(new ErrorRecord(error, "AxisFileNotFound", ErrorCategory.ObjectNotFound, path));
        }
    }

    private void ImportFile(string file)
    {
        try
        {
            var info = new FileInfo(file);
            if (info.Length > MaxFileBytes)
            {
                throw new InvalidDataException($"'{file}' is larger than 1 MiB: no root certificate is.");
            }

            Import(File.ReadAllBytes(file), $"'{file}'");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            WriteError(new ErrorRecord(error, "AxisFileUnreadable", ErrorCategory.ReadError, file));
        }
    }

    private void Import(byte[] bytes, string origin)
    {
        try
        {
            foreach (DeviceTrustRoot root in TrustRootReader.Read(bytes, Purpose, TimeProvider.System.GetUtcNow()))
            {
                if (ShouldProcess($"{root.Subject} (SHA256:{root.Sha256})", $"trust as root of {(Purpose == TrustRootPurpose.DeviceId ? "device identities" : "the site's authority")}"))
                {
                    Store.Trust.SaveRoot(root);
                    if (PassThru)
                    {
                        WriteObject(root);
                    }
                }
            }
        }
        catch (CryptographicException error)
        {
            WriteError(new ErrorRecord(
                new CryptographicException($"{origin} is no root certificate in PEM or DER form: {error.Message}", error),
                "AxisCertificateUnreadable",
                ErrorCategory.InvalidData,
                origin));
        }
    }
}
