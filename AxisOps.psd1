@{
    RootModule           = 'AxisOps.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5d1f0c7e-6a43-4c8f-9b21-7f0e3b8a9c54'
    Author               = 'AxisOps contributors'
    CompanyName          = 'AxisOps contributors'
    Copyright            = '(c) AxisOps contributors. MIT licence.'
    Description          = 'Finds, proves, reads and exports fleets of Axis network devices - by script, offline, on Windows, Linux and macOS. Not affiliated with Axis Communications AB.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    RequiredAssemblies   = @('lib/AxisOps.Abstractions.dll')
    FormatsToProcess     = @('AxisOps.Format.ps1xml')
    TypesToProcess       = @('AxisOps.Types.ps1xml')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-DeviceCredential'
        'Compare-Inventory'
        'Export-Inventory'
        'Find-Device'
        'Get-Device'
        'Get-DeviceCredential'
        'Get-DeviceLog'
        'Get-DeviceParameter'
        'Get-DeviceSimulator'
        'Get-DeviceSimulatorJournal'
        'Get-DeviceTrust'
        'Get-InventorySnapshot'
        'Import-DeviceTrustRoot'
        'Invoke-DeviceRequest'
        'Remove-DeviceCredential'
        'Remove-DeviceTrust'
        'Remove-InventorySnapshot'
        'Restart-Device'
        'Save-InventorySnapshot'
        'Set-DeviceParameter'
        'Set-DeviceSimulatorFault'
        'Set-DeviceTrust'
        'Start-DeviceSimulator'
        'Stop-DeviceSimulator'
        'Test-Device'
        'Watch-Device'
    )
    AliasesToExport      = @(
        'Add-AxisDeviceCredential'
        'Compare-AxisInventory'
        'Export-AxisInventory'
        'Find-AxisDevice'
        'Get-AxisDevice'
        'Get-AxisDeviceCredential'
        'Get-AxisDeviceLog'
        'Get-AxisDeviceParameter'
        'Get-AxisDeviceSimulator'
        'Get-AxisDeviceSimulatorJournal'
        'Get-AxisDeviceTrust'
        'Get-AxisInventorySnapshot'
        'Import-AxisDeviceTrustRoot'
        'Invoke-AxisDeviceRequest'
        'Remove-AxisDeviceCredential'
        'Remove-AxisDeviceTrust'
        'Remove-AxisInventorySnapshot'
        'Restart-AxisDevice'
        'Save-AxisInventorySnapshot'
        'Set-AxisDeviceParameter'
        'Set-AxisDeviceSimulatorFault'
        'Set-AxisDeviceTrust'
        'Start-AxisDeviceSimulator'
        'Stop-AxisDeviceSimulator'
        'Test-AxisDevice'
        'Watch-AxisDevice'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('Axis', 'VAPIX', 'camera', 'network-camera', 'inventory', 'fleet', 'IoT', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md'
        }
    }
}
