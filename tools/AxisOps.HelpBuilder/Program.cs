using System.CommandLine;
using AxisOps.HelpBuilder;

Option<DirectoryInfo> module = new("--module") { Description = "The staged module.", DefaultValueFactory = _ => new("out/AxisOps") };
Option<DirectoryInfo> docs = new("--docs") { Description = "Where cmdlets/*.md and about_*.md are.", DefaultValueFactory = _ => new("docs") };
Option<DirectoryInfo> output = new("--output") { Description = "Where the help files go.", DefaultValueFactory = _ => new("en-US") };
Option<bool> check = new("--check") { Description = "Change nothing; exit with 1 and say what is missing or out of date." };

RootCommand root = new("Builds the module's help from docs/cmdlets/*.md, docs/about_*.md and the staged module.") { module, docs, output, check };
root.SetAction(parsed =>
{
    HelpBuild build = new(parsed.GetRequiredValue(module), parsed.GetRequiredValue(docs), parsed.GetRequiredValue(output));
    return build.Run(parsed.GetValue(check), Console.Error);
});
return root.Parse(args).Invoke();
