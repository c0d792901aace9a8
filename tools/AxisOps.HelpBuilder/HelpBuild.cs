using System.Management.Automation;
using AxisOps.HelpBuilder.Commands;
using AxisOps.HelpBuilder.Output;
using AxisOps.HelpBuilder.Pages;

namespace AxisOps.HelpBuilder;

/// <summary>One run: pages and module in, help files or a list of problems out.</summary>
internal sealed class HelpBuild(DirectoryInfo module, DirectoryInfo docs, DirectoryInfo output)
{
    /// <summary>Gives 0 when the help is complete and, after a check, up to date; 1 when <paramref name="log"/> names what is not.</summary>
    public int Run(bool check, TextWriter log)
    {
        List<string> problems;
        try
        {
            problems = Build(check);
        }
        catch (Exception failure) when (failure is RuntimeException or IOException)
        {
            problems = [failure.Message];
        }

        foreach (string problem in problems)
        {
            log.WriteLine(problem);
        }

        return problems.Count == 0 ? 0 : 1;
    }

    private List<string> Build(bool check)
    {
        ModuleShape shape = ModuleReader.Read(module.FullName);
        PageSet pages = PageSet.Load(docs);
        List<string> problems = [.. pages.Problems, .. PageCheck.Compare(shape, pages)];
        HelpFiles files = new(output.FullName);
        files.Add(shape.HelpFileName, MamlWriter.Write(shape, pages));
        foreach (FileInfo about in MarkdownFiles.In(docs, "about_*.md"))
        {
            files.Add(Path.ChangeExtension(about.Name, ".help.txt"), AboutWriter.Write(File.ReadAllText(about.FullName)));
        }

        if (check)
        {
            problems.AddRange(files.Compare());
        }
        else
        {
            files.Write();
        }

        return problems;
    }
}
