namespace AxisOps.Simulator.Soap;

/// <summary>
/// The action service, as recorded on a unit without rules: empty lists, and the faults for what is not there. That a rule is made needs
/// templates of the hardware and is not simulated.
/// </summary>
internal static class Action1Service
{
    public static Task<string> RulesAsync(SoapCall call) =>
        Task.FromResult("<aa:GetActionRulesResponse><aa:ActionRules></aa:ActionRules></aa:GetActionRulesResponse>");

    public static Task<string> ConfigurationsAsync(SoapCall call) => Task.FromResult(
        "<aa:GetActionConfigurationsResponse><aa:ActionConfigurations></aa:ActionConfigurations></aa:GetActionConfigurationsResponse>");

    public static Task<string> RemoveRuleAsync(SoapCall call) => throw new SoapFault(
        $"No action rule with id '{call.Action.Text("RuleID")}' exists", "<aa:ActionRuleNotFoundFault></aa:ActionRuleNotFoundFault>");

    public static Task<string> RemoveConfigurationAsync(SoapCall call)
    {
        call.Action.Text("ConfigurationID");
        throw new SoapFault(string.Empty, "<aa:ActionConfigurationNotFoundFault></aa:ActionConfigurationNotFoundFault>");
    }

    public static Task<string> AddConfigurationAsync(SoapCall call)
    {
        var wanted = call.Action.Child("NewActionConfiguration") ?? throw SoapFault.InvalidArgument("NewActionConfiguration");
        throw new SoapFault(
            $"action template with id '{wanted.Text("TemplateToken")}' not found", "<aa:ActionTemplateNotFoundFault></aa:ActionTemplateNotFoundFault>");
    }

    public static Task<string> AddRuleAsync(SoapCall call)
    {
        var rule = call.Action.Child("NewActionRule") ?? throw SoapFault.InvalidArgument("NewActionRule");
        if (rule.Child("Conditions") is { } conditions && !conditions.HasElements)
        {
            throw SoapFault.InvalidArgument("Conditions");
        }

        throw new SoapFault(
            $"Unknown action configuration '{rule.Text("PrimaryAction")}' specified for primary action",
            "<aa:ActionConfigurationNotFoundFault></aa:ActionConfigurationNotFoundFault>");
    }
}
