@echo off
rem Juesuan: serves the page to this machine only, and opens it. Closing the window ends it.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0serve.ps1"
if errorlevel 1 pause
