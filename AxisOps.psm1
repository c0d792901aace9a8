# The cmdlets live in a load context of their own, so that no assembly of this module meets another version in the session.
$inner = Import-Module -Assembly ([AxisOps.ModuleLoadContext]::LoadModule("$PSScriptRoot/lib/engine/AxisOps.PowerShell.dll")) -PassThru

# Without this, a second import of the outer module finds the inner one loaded and exports nothing (PowerShell issue 20710).
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $inner -Force }
