using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Configuration;

/// <summary>Values that parameters are to have on each device of a run, checked as far as that is possible without a device.</summary>
public sealed class ParameterSettings
{
    /// <summary>What a device is, in all releases; a batch that names one is refused as a whole (vapix.md section 3).</summary>
    private static readonly string[] Fixed = ["Properties", "Brand"];

    private const int Most = 500;

    /// <summary>Initializes a new instance of the <see cref="ParameterSettings"/> class.</summary>
    /// <param name="settings">At least one; no parameter twice.</param>
    /// <param name="allowsRisk">Whether changes that can lock the operator out are meant.</param>
    /// <exception cref="FormatException">One can be set on no device; the message holds no value.</exception>
    /// <exception cref="ParameterRiskException">One can lock the operator out.</exception>
    public ParameterSettings(IReadOnlyList<ParameterSetting> settings, bool allowsRisk)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Count is 0 or > Most)
        {
            throw new FormatException($"One to {Most} parameters are set in one call.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ParameterSetting setting in settings)
        {
            Require(setting);
            if (!names.Add(setting.Name))
            {
                throw new FormatException($"{setting.Name} is to have two values.");
            }

            if (!allowsRisk && ParameterRisks.Find(setting.Name) is { } risk)
            {
                throw new ParameterRiskException(setting.Name, risk);
            }
        }

        All = settings;
    }

    /// <summary>Gets the settings in the order they were given.</summary>
    public IReadOnlyList<ParameterSetting> All { get; }

    private static void Require(ParameterSetting setting)
    {
        if (!ParameterName.IsFull(setting.Name))
        {
            throw new FormatException("A parameter to set is named in full, as in 'Network.SSH.Enabled', without wildcards.");
        }

        string name = setting.Name;
        string? problem = true switch
        {
            _ when Fixed.Any(group => ParameterPattern.IsIn(name, group)) => "says what the device is and is never set",
            _ when DeviceText.IsMask(setting.Value) =>
                "would get asterisks, which is how devices show a secret that they do not give; they are never written back",
            _ when setting.Value.Any(char.IsControl) => "would get a line end or another control character, which parameters cannot hold safely",
            _ when setting.Value.Any(c => c > '\u00FF') => "would get a character outside ISO 8859-1, the character set of this interface",
            _ => null,
        };
        if (problem is not null)
        {
            throw new FormatException($"{name} {problem}.");
        }
    }
}
