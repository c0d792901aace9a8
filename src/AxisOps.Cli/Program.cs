using System.Text;
using AxisOps.Cli;

// The shortest call there is: answered before anything is loaded that it does not need.
if (args is ["--version"])
{
    Console.WriteLine(ProgramVersion.Text);
    return ExitCode.Done;
}

return Parsed(args);

// A method of its own, so that the parser's assembly is not loaded for the line above.
[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
static int Parsed(string[] arguments)
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    return CommandLine.Invoke(arguments);
}
