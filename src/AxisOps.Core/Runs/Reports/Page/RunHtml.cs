using System.Globalization;
using System.Text.Encodings.Web;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>Words and numbers as the page of a run spells them.</summary>
internal static class RunHtml
{
    /// <summary>The most characters of one text of the page: csv and json hold all of it.</summary>
    public const int MaxText = 400;

    /// <summary>Text of a device, or of a person, as markup that shows it.</summary>
    public static string Text(string? text, int maxLength = MaxText) => HtmlEncoder.Default.Encode(InventoryText.Clean(text ?? string.Empty, maxLength));

    /// <summary>Text in an element of its own, so that its direction does not turn what is around it.</summary>
    public static string Isolated(string? text, int maxLength = MaxText) => $"<bdi>{Text(text, maxLength)}</bdi>";

    public static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? string.Empty : "s")}";

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A place in a picture.</summary>
    public static string Place(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset moment) => moment.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A time in its two largest units.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { Ticks: < 0 } => "0 s",
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds):0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min{(time.Seconds == 0 ? string.Empty : FormattableString.Invariant($" {time.Seconds} s"))}"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Hours} h{(time.Minutes == 0 ? string.Empty : FormattableString.Invariant($" {time.Minutes} min"))}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Days} d{(time.Hours == 0 ? string.Empty : FormattableString.Invariant($" {time.Hours} h"))}"),
    };

    /// <summary>The colour of a verdict; its word always stands beside it.</summary>
    public static string Tone(ReportVerdict verdict) => verdict switch
    {
        ReportVerdict.Failed or ReportVerdict.Unhealthy => "bad",
        ReportVerdict.Unknown or ReportVerdict.Inconclusive or ReportVerdict.Begun => "warn",
        ReportVerdict.Succeeded => "good",
        ReportVerdict.Unchanged => "plain",
        _ => "rest",
    };

    public static string Tone(FleetRunHealth? health) => health switch
    {
        FleetRunHealth.Healthy => "good",
        FleetRunHealth.Unhealthy => "bad",
        FleetRunHealth.Inconclusive => "warn",
        _ => "rest",
    };
}
