# For this user alone (no administrator's rights): open .selfeval files with selfeval.
#
#   powershell -ExecutionPolicy Bypass -File associate.ps1 [-Program C:\path\selfeval.exe]
#   powershell -ExecutionPolicy Bypass -File associate.ps1 -Remove
param(
    # In the built program this file lies in selfeval\_internal\resources\desktop\windows.
    [string]$Program = (Join-Path $PSScriptRoot "..\..\..\..\selfeval.exe"),
    [switch]$Remove
)
$ErrorActionPreference = "Stop"
$classes = "HKCU:\Software\Classes"
$type = "selfeval.document"

if ($Remove) {
    foreach ($key in "$classes\.selfeval", "$classes\$type") {
        if (Test-Path $key) { Remove-Item -Recurse $key }
    }
    return
}

if (-not (Test-Path $Program)) { throw "There is no program at $Program." }
$Program = (Resolve-Path $Program).Path

function Set-Words([string]$Key, [string]$Words) {
    New-Item -Force -Path $Key | Out-Null
    Set-Item -Path $Key -Value $Words
}

Set-Words "$classes\.selfeval" $type
Set-Words "$classes\$type" "Self-evaluation"
Set-Words "$classes\$type\DefaultIcon" "`"$Program`",0"
Set-Words "$classes\$type\shell\open\command" "`"$Program`" `"%1`""
