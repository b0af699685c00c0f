@echo off
chcp 65001 >nul
cd /d "%~dp0"
title anpai
anpai.exe desk
if errorlevel 1 pause
