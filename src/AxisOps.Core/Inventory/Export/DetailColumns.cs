using static AxisOps.Core.Inventory.Export.InventoryColumnGroup;
using ApplicationColumn = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.DeviceApplication>;
using CertificateColumn = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.DeviceCertificate>;
using Column = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.AxisDevice>;
using FactColumn = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.DeviceFact>;
using StorageColumn = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.DeviceStorage>;

namespace AxisOps.Core.Inventory.Export;

/// <summary>What the page and the further sheets of a workbook tell beyond <see cref="InventoryColumns"/>.</summary>
internal static class DetailColumns
{
    /// <summary>What only the detail view of the page shows of a device.</summary>
    public static IReadOnlyList<InventoryColumn<AxisDevice>> Device { get; } =
    [
        Column.OfWord<DeviceErrorKind>("ErrorKind", "Kind of error", "What kind of error it is", d => d.ErrorKind).In(Result),
        Column.OfText("RecommendedAction", "What to do", "What to do about the error", d => d.RecommendedAction).In(Result),
        Column.OfWord<DeviceScheme>("Scheme", "Scheme", "The scheme that was spoken", d => d.Scheme).In(Network),
        Column.OfText("Brand", "Brand", "The brand", d => d.Brand).In(Product, nameof(AxisDevice.Brand)),
        Column.OfText("ProductType", "Product type", "The product type", d => d.ProductType).In(Product, nameof(AxisDevice.ProductType)),
        Column.OfText("Variant", "Variant", "The product variant", d => d.Variant).In(Product, nameof(AxisDevice.Variant)),
        Column.OfText("BuildDate", "Build date", "The build date as the device spells it", d => d.BuildDate).In(Software, nameof(AxisDevice.BuildDate)),
        Column.OfText("SupportStatus", "Support", "What is said of the track", d => d.Support?.Status).In(Software, nameof(AxisDevice.Support)),
        Column.OfText("SupportNote", "Note on support", "How precise the date is, or why there is none", d => d.Support?.Note).In(Software, nameof(AxisDevice.Support)),
        Column.OfText("LastUpgrade", "Last upgrade", "When it was last upgraded, as it spells it", d => d.RollbackImage?.LastUpgrade).In(Software, nameof(AxisDevice.RollbackImage)),
        Column.OfText("Dot1XMode", "802.1X mode", "The mode of 802.1X", d => d.Dot1X?.Mode).In(Network, nameof(AxisDevice.Dot1X)),
        Column.OfText("Dot1XCertificate", "802.1X certificate", "The alias of the certificate it shows", d => d.Dot1X?.Certificate).In(Network, nameof(AxisDevice.Dot1X)),
        Column.OfText("IdentityEvidence", "Identity rests on", "What the level of its identity rests on", d => d.Identity.Evidence).In(Access),
        Column.OfText("PublicKeySha256", "Public key (SHA-256)", "The SHA-256 of its public key", d => d.Identity.PublicKeySha256).In(Access),
        Column.OfText("OperatorPolicy", "Web server, operators", "What operators may speak", d => d.WebServer?.OperatorPolicy).In(Service, nameof(AxisDevice.WebServer)),
        Column.OfText("ViewerPolicy", "Web server, viewers", "What viewers may speak", d => d.WebServer?.ViewerPolicy).In(Service, nameof(AxisDevice.WebServer)),
        Column.OfBoolean("HttpsEnabled", "HTTPS served", "Whether HTTPS is served", d => d.WebServer?.IsHttpsEnabled).In(Service, nameof(AxisDevice.WebServer)),
    ];

    /// <summary>An application.</summary>
    public static IReadOnlyList<InventoryColumn<DeviceApplication>> Application { get; } =
    [
        ApplicationColumn.OfText("Name", "Name", "The package name", a => a.Name),
        ApplicationColumn.OfText("NiceName", "Name for people", "The name for people", a => a.NiceName),
        ApplicationColumn.OfText("Vendor", "Vendor", "The vendor it states", a => a.Vendor),
        ApplicationColumn.OfText("Version", "Version", "Its version", a => a.Version),
        ApplicationColumn.OfText("Status", "Status", "Running, Stopped or Idle", a => a.Status),
        ApplicationColumn.OfText("License", "Licence", "Valid, Invalid, Missing, Custom or None", a => a.License),
        ApplicationColumn.OfText("LicenseExpiration", "Licence ends", "The date the licence ends, as the device spells it", a => a.LicenseExpiration),
        ApplicationColumn.OfBoolean("Bundled", "Bundled", "Whether it came with AXIS OS", a => a.IsBundled),
        ApplicationColumn.OfText("SignatureStatus", "Signature", "Signed or Unknown", a => a.SignatureStatus),
    ];

    /// <summary>A certificate.</summary>
    public static IReadOnlyList<InventoryColumn<DeviceCertificate>> Certificate { get; } =
    [
        CertificateColumn.OfText("Alias", "Alias", "The name it has on the device", c => c.Alias),
        CertificateColumn.OfWord<CertificateKind>("Kind", "Kind", "DeviceId, SelfSigned, Issued or Authority", c => c.Kind),
        CertificateColumn.OfBoolean("Served", "Served", "Whether the device presented it in this TLS session", c => c.IsServed),
        CertificateColumn.OfText("Subject", "Subject", "Its subject", c => c.Subject),
        CertificateColumn.OfText("Issuer", "Issuer", "Its issuer", c => c.Issuer),
        CertificateColumn.OfInstant("NotBefore", "Valid from", "The start of its validity, UTC", c => c.NotBefore),
        CertificateColumn.OfInstant("NotAfter", "Valid until", "The end of its validity, UTC", c => c.NotAfter),
        CertificateColumn.OfText("Keystore", "Keystore", "The keystore that holds its key", c => c.Keystore),
        CertificateColumn.OfText("Sha256", "SHA-256", "The SHA-256 of the certificate", c => c.Sha256),
    ];

    /// <summary>A storage.</summary>
    public static IReadOnlyList<InventoryColumn<DeviceStorage>> Storage { get; } =
    [
        StorageColumn.OfText("Id", "Id", "Its name on the device", s => s.Id),
        StorageColumn.OfText("Status", "Status", "OK, disconnected and others", s => s.Status),
        StorageColumn.OfNumber("TotalBytes", "Size (bytes)", "Its size; 0 where nothing is inserted", s => s.TotalBytes),
        StorageColumn.OfNumber("FreeBytes", "Free (bytes)", "What is free", s => s.FreeBytes),
        StorageColumn.OfText("FileSystem", "File system", "The file system", s => s.FileSystem),
        StorageColumn.OfBoolean("EncryptionEnabled", "To be encrypted", "Whether it is to be encrypted", s => s.IsEncryptionEnabled),
        StorageColumn.OfBoolean("Encrypted", "Encrypted", "Whether what is on it is encrypted", s => s.IsEncrypted),
    ];

    /// <summary>A fact that was asked for and has no value.</summary>
    public static IReadOnlyList<InventoryColumn<DeviceFact>> MissingFact { get; } =
    [
        FactColumn.OfText("Fact", "Fact", "The fact", f => f.Name),
        FactColumn.OfWord<FactState>("State", "State", "NotSupported, NotPermitted or Failed", f => f.State),
        FactColumn.OfText("Source", "Source", "The interface that was asked", f => f.Source),
        FactColumn.OfText("Reason", "Reason", "Why there is no value", f => f.Reason),
    ];
}
