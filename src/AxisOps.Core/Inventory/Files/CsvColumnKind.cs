namespace AxisOps.Core.Inventory.Files;

/// <summary>How the text of a csv field is read.</summary>
internal enum CsvColumnKind
{
    /// <summary>As it is, or as the name of an enum.</summary>
    Text,

    /// <summary>A serial number in any spelling.</summary>
    SerialNumber,

    /// <summary>An integer.</summary>
    Whole,

    /// <summary>Seconds.</summary>
    Number,

    /// <summary>True or False.</summary>
    Flag,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>Texts between semicolons.</summary>
    List,

    /// <summary>Applications between semicolons: name, version, status.</summary>
    Applications,

    /// <summary>A member of the identity.</summary>
    Identity,

    /// <summary>The end of validity of the certificate of the identity.</summary>
    IdentityInstant,

    /// <summary>The version of the image to go back to.</summary>
    RollbackVersion,

    /// <summary>Whether the active image is committed.</summary>
    Committed,

    /// <summary>The facts without a value.</summary>
    NotRead,
}
