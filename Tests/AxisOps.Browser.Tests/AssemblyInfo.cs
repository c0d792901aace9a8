using Xunit.Sdk;
using Xunit.v3;

// A browser is several processes; one at a time is enough for any machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
